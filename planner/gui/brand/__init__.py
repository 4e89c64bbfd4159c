"""The agency's looks: logo, colours, font, and what its proposals say."""
