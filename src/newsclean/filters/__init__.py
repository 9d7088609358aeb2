"""What is not the article: one filter a file. `newsclean.pipeline` has their order."""
