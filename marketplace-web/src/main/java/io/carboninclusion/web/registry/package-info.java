/** Pages of the room registry: projects, issuances, retirements, certificates and their check. */
package io.carboninclusion.web.registry;
