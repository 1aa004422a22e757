/** Pages of the room audit: what one administrator proposes and another decides. */
package io.carboninclusion.web.audit;
