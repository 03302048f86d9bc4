"""Names of people: candidates, the evidence weighed for them, and where they begin and end."""
