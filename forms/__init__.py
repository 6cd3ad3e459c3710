"""What a report is: the form, the draft, the review and the store."""
