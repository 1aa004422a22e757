package io.carboninclusion.api;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Settings;
import io.carboninclusion.personal.CitizenLink;
import io.carboninclusion.personal.ConsentPurpose;
import io.carboninclusion.personal.PersonalAccount;
import io.carboninclusion.personal.PersonalAccounts;
import io.carboninclusion.personal.PersonalAct;
import io.carboninclusion.personal.PersonalRefusal;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One personal account, for the partner that opened it: by its number, never by a name. */
@RequestScoped
@Path("/schemes/{scheme}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "个人碳账户 Personal accounts")
public class PersonalAccountResource {

  @Inject PersonalAccounts accounts;
  @Inject CurrentCaller currentCaller;

  /** Whom to look for. */
  public record Search(@Schema(description = "your own reference of the person") String account) {}

  /** One word on one purpose. */
  public record Consent(
      ConsentPurpose purpose, String version, boolean given, OffsetDateTime saidAt, String by) {}

  /** An account under its pseudonym. */
  @Schema(name = "PersonalAccount")
  public record AccountAnswer(
      long id,
      String scheme,
      @Schema(description = "purposes that hold now") Set<ConsentPurpose> consents,
      @Schema(description = "every word on a consent, the last first") List<Consent> said,
      OffsetDateTime openedAt,
      long acts,
      @Schema(description = "by all accepted acts") long earnedMg) {

    static AccountAnswer of(PersonalAccount a) {
      return new AccountAnswer(
          a.id(),
          a.scheme(),
          a.consents(),
          a.said().stream()
              .map(
                  word ->
                      new Consent(
                          word.purpose(),
                          word.version(),
                          word.given(),
                          MarketTime.of(word.saidAt()),
                          word.by()))
              .toList(),
          MarketTime.of(a.openedAt()),
          a.acts(),
          a.earnedMg());
    }
  }

  /** An accepted act, to the minute. */
  @Schema(name = "PersonalAct")
  public record ActAnswer(
      long id,
      String mode,
      OffsetDateTime start,
      OffsetDateTime end,
      @Schema(description = "millionths of a metre") long micrometres,
      int steps,
      long mg,
      @Schema(description = "code and version it was counted by") String methodology,
      @Schema(description = "the pool that took it in, or absent") Long pool) {

    static ActAnswer of(PersonalAct a) {
      return new ActAnswer(
          a.id(),
          a.mode(),
          MarketTime.of(a.start()),
          MarketTime.of(a.end()),
          a.micrometres(),
          a.steps(),
          a.mg(),
          a.methodology(),
          a.pool());
    }
  }

  /** The address that opens the account to its person. */
  @Schema(name = "CitizenLink")
  public record LinkAnswer(String url, OffsetDateTime expiresAt) {}

  @POST
  @Path("/accounts/search")
  @Operation(
      summary = "按本平台的用户标识查账户",
      description =
          "Finds an account by your own reference. It stands in the body, so that it is in no"
              + " address and no log; the answer has the account's number for all other calls.")
  public AccountAnswer search(@PathParam("scheme") String scheme, Search search) {
    String reference = Given.field("account", Given.body(search).account());
    return AccountAnswer.of(accounts.find(currentCaller.get(), scheme, reference));
  }

  @GET
  @Path("/accounts/{id}")
  @Operation(summary = "账户余额与同意 · balance and consents of an account (role PARTNER)")
  public AccountAnswer get(@PathParam("scheme") String scheme, @PathParam("id") String id) {
    return AccountAnswer.of(accounts.get(currentCaller.get(), scheme, id(id)));
  }

  @GET
  @Path("/accounts/{id}/acts")
  @Operation(summary = "账户的行为，最近的在前 · accepted acts, the newest first")
  public Page<ActAnswer> acts(
      @PathParam("scheme") String scheme,
      @PathParam("id") String id,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    return accounts
        .acts(currentCaller.get(), scheme, id(id), Given.cursor(cursor), Given.limit(limit))
        .map(ActAnswer::of);
  }

  @DELETE
  @Path("/accounts/{id}/consents/{purpose}")
  @Operation(
      summary = "撤回一项同意",
      description =
          "The person has withdrawn a consent. Without POOL nothing is pooled from now on, without"
              + " COMPUTE no act counts. Role PARTNER and right TRADE.")
  public AccountAnswer withdraw(
      @PathParam("scheme") String scheme,
      @PathParam("id") String id,
      @PathParam("purpose") String purpose) {
    ConsentPurpose ended = Given.word("purpose", purpose, ConsentPurpose.class);
    return AccountAnswer.of(accounts.withdraw(currentCaller.get(), scheme, id(id), ended));
  }

  @DELETE
  @Path("/accounts/{id}")
  @Operation(
      summary = "删除个人关联",
      description =
          "Erases the person: the keyed reference is destroyed, consents end, links open nothing"
              + " more. Acts and sums stay, nobody's. Role PARTNER and right TRADE.")
  public Response erase(@PathParam("scheme") String scheme, @PathParam("id") String id) {
    accounts.erase(currentCaller.get(), scheme, id(id));
    return Response.noContent().build();
  }

  @POST
  @Path("/accounts/{id}/link")
  @Operation(
      summary = "生成市民链接",
      description =
          "A signed address that opens the account to its person without a login. Role PARTNER and"
              + " right TRADE.")
  public LinkAnswer link(@PathParam("scheme") String scheme, @PathParam("id") String id) {
    CitizenLink link = accounts.link(currentCaller.get(), scheme, id(id));
    return new LinkAnswer(
        Settings.fromEnvironment().publicUrl() + "/citizen?link=" + link.token(),
        MarketTime.of(link.expiresAt()));
  }

  private static long id(String asked) {
    return Given.id(asked, PersonalRefusal.UNKNOWN_PERSONAL_ACCOUNT);
  }
}
