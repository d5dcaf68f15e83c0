"""The line of life as plain values: points in time, the stages they belong to, the months that nobody wrote down."""
