"""Full-text search: an index in this process, made from what MongoDB has, which follows what is filed."""
