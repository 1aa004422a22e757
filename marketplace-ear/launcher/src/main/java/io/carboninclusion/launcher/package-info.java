/**
 * Starts everything with one command and stops it again: database, migration, Payara Micro, demo.
 *
 * <p>Nothing the launcher started outlives it; after it was killed the next start finds what is
 * left by its pid file.
 */
package io.carboninclusion.launcher;
