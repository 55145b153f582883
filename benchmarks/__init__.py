"""What gapcheck is measured with: a corpus of fictional CVs, accuracy, speed. Nothing here ships."""
