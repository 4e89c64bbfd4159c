"""Fields that read what people type."""
