"""Who took part, and as what: chairs, speakers, those who report, attend or look on."""
