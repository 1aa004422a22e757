package io.carboninclusion.personal;

/** Where an upload is on its way. */
public enum UploadState {
  RECEIVED,
  RUNNING,
  DONE
}
