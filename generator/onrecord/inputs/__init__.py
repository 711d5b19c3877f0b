"""Reading: the files of a site as text with places, before anything is understood."""
