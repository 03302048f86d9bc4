"""networkx projections of the graph: for looking at it, and for questions that SPARQL answers badly."""
