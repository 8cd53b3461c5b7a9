"""Which occurrence in the world a report is about, and which one each of its figures is about.

The input is a report and the incidents that may be meant, from an ``IncidentMemory``. The output is the report's main
incident, new or grown by the report, and the incident of each figure. This folder is pure.
"""
