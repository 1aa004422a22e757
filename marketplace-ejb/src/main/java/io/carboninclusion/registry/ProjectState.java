package io.carboninclusion.registry;

/** REGISTERED until one administrator decides, once; LISTED from another registry for ever. */
public enum ProjectState {
  REGISTERED,
  APPROVED,
  REJECTED,
  LISTED
}
