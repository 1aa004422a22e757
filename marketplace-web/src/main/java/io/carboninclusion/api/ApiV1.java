package io.carboninclusion.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The calls of version 1. Their classes are found by their annotations. */
@ApplicationPath("/api/v1")
public class ApiV1 extends Application {}
