"""Files that others write, read into initiatives in the simple form: what is understood, asked about, and refused."""
