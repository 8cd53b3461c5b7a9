"""What Claimwatch's services say to each other: events, topics, shared documents, and ids that make replays safe."""
