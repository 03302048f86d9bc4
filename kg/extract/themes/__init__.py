"""Policy themes: those of the scheme, and new ones by form, quotation marks or weight."""
