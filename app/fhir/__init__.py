"""FHIR JSON at the borders: French profiles written strictly, read tolerantly."""
