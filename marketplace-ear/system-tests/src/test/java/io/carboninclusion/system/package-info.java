/**
 * Tests of the whole: the built WAR in Payara Micro over the real MariaDB, by call and in a real
 * browser.
 *
 * <p>{@link io.carboninclusion.system.RunningMarket} is opened once for all of them, so a test
 * brings its own participants and instruments and counts on nobody else's.
 */
package io.carboninclusion.system;
