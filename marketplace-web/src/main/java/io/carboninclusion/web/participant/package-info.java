/** Pages of the room participant: signing up, users and their rights, API keys, admission. */
package io.carboninclusion.web.participant;
