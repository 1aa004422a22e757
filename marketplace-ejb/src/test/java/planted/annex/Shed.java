package planted.annex;

/** Breaks: every class lives in a room. */
public class Shed {}
