/** Pages of the room court: the desk of judges and clerks, and the directory of courts. */
package io.carboninclusion.web.court;
