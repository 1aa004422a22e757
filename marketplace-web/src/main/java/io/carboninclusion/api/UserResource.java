package io.carboninclusion.api;

import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Logins;
import io.carboninclusion.participant.NewUser;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.User;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller, and the users of the caller's own enterprise. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Participants")
public class UserResource {

  @Inject Participants participants;
  @Inject Logins logins;
  @Inject CurrentCaller currentCaller;

  /** The password as it is and as it shall be. */
  public record Passwords(String current, String wanted) {}

  /** From now on exactly these rights. */
  public record Rights(Set<Right> rights) {}

  /** All users of an enterprise; there are at most a few hundred. */
  public record UserList(List<User> items) {}

  @GET
  @Path("/me")
  @Operation(summary = "Who this token stands for, and what it may do")
  public Caller me() {
    return currentCaller.get();
  }

  @PUT
  @Path("/me/password")
  @Operation(summary = "Change one's password; it ends one's tokens, this one too")
  public void changePassword(Passwords wish) {
    Passwords typed = Given.body(wish);
    logins.changePassword(currentCaller.get(), typed.current(), typed.wanted());
  }

  @GET
  @Path("/users")
  @Operation(summary = "The users of one's own enterprise")
  public UserList users() {
    return new UserList(participants.users(currentCaller.get()));
  }

  @POST
  @Path("/users")
  @Operation(
      summary = "Add a user to one's own enterprise (right MANAGE)",
      description =
          "rights: VIEW, TRADE, RETIRE, MANAGE. A new administrator of the market waits for a"
              + " second administrator's approval.")
  public Response add(NewUser wish) {
    User user = participants.addUser(currentCaller.get(), Given.body(wish));
    return Response.status(Response.Status.CREATED).entity(user).build();
  }

  @PUT
  @Path("/users/{id}/rights")
  @Operation(summary = "Say what a user may do (right MANAGE)")
  public User changeRights(@PathParam("id") String id, Rights wish) {
    Set<Right> rights = Given.field("rights", Given.body(wish).rights());
    return participants.changeRights(
        currentCaller.get(), Given.id(id, ParticipantRefusal.UNKNOWN_USER), rights);
  }
}
