"""The interactive HTML view of a graph (:func:`kg.view.page.render`)."""
