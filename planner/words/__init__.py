"""What the program says, in every language, and numbers into text and back.

``catalogue`` holds the sentences, ``numbers`` writes figures, ``entry`` reads what people type.
"""
