"""What Claimwatch's services exchange: events, topics, shared documents, and ids that make replays safe."""
