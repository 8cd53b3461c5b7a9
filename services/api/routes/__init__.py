"""HTTP paths, one module for each resource."""
