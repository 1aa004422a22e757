package io.carboninclusion.personal;

/** What a mode's factor is counted by. */
public enum ActUnit {
  METRE,
  RIDE,
  STEP
}
