package io.carboninclusion.registry;

/** A document with its content, for the owner and administrators; to be served as an attachment. */
public record ProjectFile(String name, String mediaType, byte[] content) {}
