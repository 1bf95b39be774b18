"""Printing on the server: pictures and laid-out pages, made by one browser that is started when first needed."""
