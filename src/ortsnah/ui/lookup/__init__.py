"""The main job: place + need -> results -> detail."""
