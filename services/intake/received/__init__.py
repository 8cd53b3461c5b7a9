"""Reads documents that are sent to us: what news agencies send (ninjs, NewsML, NITF), PDFs and mails."""
