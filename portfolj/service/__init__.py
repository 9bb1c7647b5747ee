"""What joins the strangers below: a case opened wherever it stands, and changes to it, each by somebody on a seat who may do so."""
