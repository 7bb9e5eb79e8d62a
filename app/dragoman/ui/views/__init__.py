"""The widgets. They show what the view models hold and tell what the user does."""
