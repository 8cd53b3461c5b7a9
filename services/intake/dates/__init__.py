"""When an article was published, as feeds and pages write it in any language."""
