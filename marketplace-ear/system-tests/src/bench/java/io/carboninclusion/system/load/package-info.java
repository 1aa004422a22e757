/**
 * Measures the running market from outside: the real WAR on Payara Micro, opened by the launcher in
 * a home of its own that is deleted afterwards. {@code mvn -Pbench verify} runs it after the suites
 * of marketplace-ejb; the README says more.
 */
package io.carboninclusion.system.load;
