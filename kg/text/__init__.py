"""From a document's text to units that can be matched: normalising, sentences, numerals, dates, words."""
