"""The report of one article revision: three extractions joined, compared with the revision before, kept in bounds."""
