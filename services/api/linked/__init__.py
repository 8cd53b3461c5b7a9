"""What was found in a report, in the words of others: W3C Web Annotations, and schema.org's claims and quotations."""
