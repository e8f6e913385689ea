#ifndef CUSTODIA_SERVICES_DIRECTORY_SERVER_DIRECTORY_SERVICE_H_
#define CUSTODIA_SERVICES_DIRECTORY_SERVER_DIRECTORY_SERVICE_H_

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/grpc_call.h"
#include "common/server/call_poller.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "services/directory/handlers/batch_resolve_custodians.h"
#include "services/directory/handlers/create_affiliation.h"
#include "services/directory/handlers/create_organization.h"
#include "services/directory/handlers/create_practitioner.h"
#include "services/directory/handlers/end_affiliation.h"
#include "services/directory/handlers/environment.h"
#include "services/directory/handlers/get_organization.h"
#include "services/directory/handlers/get_practitioner.h"
#include "services/directory/handlers/list_affiliations.h"
#include "services/directory/handlers/list_contradictions.h"
#include "services/directory/handlers/list_imports.h"
#include "services/directory/handlers/list_succession_events.h"
#include "services/directory/handlers/record_succession.h"
#include "services/directory/handlers/report_custody.h"
#include "services/directory/handlers/resolve_custodian.h"
#include "services/directory/handlers/retract_fact.h"
#include "services/directory/handlers/search_organizations.h"
#include "services/directory/handlers/search_practitioners.h"
#include "services/directory/handlers/update_organization.h"
#include "services/directory/handlers/update_practitioner.h"

namespace custodia::directory {

// Binds each RPC to its handler. One line each; logic belongs in handlers/.
// Thread-safe.
class DirectoryService final
    : public v1::DirectoryService::WithRawMethod_ResolveCustodian<
          v1::DirectoryService::Service> {
 public:
  explicit DirectoryService(const Environment& env) : env_(env) {}

  // Most calls are these, and they wait for nothing.
  PolledMethod PolledResolveCustodian() {
    return {
        .accept = [this](auto... call) { RequestResolveCustodian(call...); },
        .answer =
            [this](const grpc::ServerContext& context,
                   const grpc::ByteBuffer& request, grpc::ByteBuffer* reply) {
              using Response =
                  custodia::wire::EncodedMessage<v1::ResolveCustodianResponse>;
              return AnswerBytes<v1::ResolveCustodianRequest, Response>(
                  request, reply, [&](const auto& message, auto* answer) {
                    return Answer("ResolveCustodian", context, message, answer,
                                  directory::ResolveCustodian);
                  });
            }};
  }

  grpc::Status BatchResolveCustodians(
      grpc::ServerContext* context,
      const v1::BatchResolveCustodiansRequest* request,
      v1::BatchResolveCustodiansResponse* response) override {
    return Answer("BatchResolveCustodians", *context, *request, response,
                  directory::BatchResolveCustodians);
  }

  grpc::Status ReportCustody(grpc::ServerContext* context,
                             const v1::ReportCustodyRequest* request,
                             v1::ReportCustodyResponse* response) override {
    return Answer("ReportCustody", *context, *request, response,
                  directory::ReportCustody);
  }

  grpc::Status SearchPractitioners(
      grpc::ServerContext* context,
      const v1::SearchPractitionersRequest* request,
      v1::SearchPractitionersResponse* response) override {
    return Answer("SearchPractitioners", *context, *request, response,
                  directory::SearchPractitioners);
  }

  grpc::Status SearchOrganizations(
      grpc::ServerContext* context,
      const v1::SearchOrganizationsRequest* request,
      v1::SearchOrganizationsResponse* response) override {
    return Answer("SearchOrganizations", *context, *request, response,
                  directory::SearchOrganizations);
  }

  grpc::Status GetPractitioner(grpc::ServerContext* context,
                               const v1::GetPractitionerRequest* request,
                               v1::Practitioner* response) override {
    return Answer("GetPractitioner", *context, *request, response,
                  directory::GetPractitioner);
  }

  grpc::Status GetOrganization(grpc::ServerContext* context,
                               const v1::GetOrganizationRequest* request,
                               v1::Organization* response) override {
    return Answer("GetOrganization", *context, *request, response,
                  directory::GetOrganization);
  }

  grpc::Status ListAffiliations(
      grpc::ServerContext* context, const v1::ListAffiliationsRequest* request,
      v1::ListAffiliationsResponse* response) override {
    return Answer("ListAffiliations", *context, *request, response,
                  directory::ListAffiliations);
  }

  grpc::Status ListSuccessionEvents(
      grpc::ServerContext* context,
      const v1::ListSuccessionEventsRequest* request,
      v1::ListSuccessionEventsResponse* response) override {
    return Answer("ListSuccessionEvents", *context, *request, response,
                  directory::ListSuccessionEvents);
  }

  grpc::Status CreateOrganization(grpc::ServerContext* context,
                                  const v1::CreateOrganizationRequest* request,
                                  v1::Organization* response) override {
    return Answer("CreateOrganization", *context, *request, response,
                  directory::CreateOrganization);
  }

  grpc::Status UpdateOrganization(grpc::ServerContext* context,
                                  const v1::UpdateOrganizationRequest* request,
                                  v1::Organization* response) override {
    return Answer("UpdateOrganization", *context, *request, response,
                  directory::UpdateOrganization);
  }

  grpc::Status CreatePractitioner(grpc::ServerContext* context,
                                  const v1::CreatePractitionerRequest* request,
                                  v1::Practitioner* response) override {
    return Answer("CreatePractitioner", *context, *request, response,
                  directory::CreatePractitioner);
  }

  grpc::Status UpdatePractitioner(grpc::ServerContext* context,
                                  const v1::UpdatePractitionerRequest* request,
                                  v1::Practitioner* response) override {
    return Answer("UpdatePractitioner", *context, *request, response,
                  directory::UpdatePractitioner);
  }

  grpc::Status CreateAffiliation(grpc::ServerContext* context,
                                 const v1::CreateAffiliationRequest* request,
                                 v1::Affiliation* response) override {
    return Answer("CreateAffiliation", *context, *request, response,
                  directory::CreateAffiliation);
  }

  grpc::Status EndAffiliation(grpc::ServerContext* context,
                              const v1::EndAffiliationRequest* request,
                              v1::Affiliation* response) override {
    return Answer("EndAffiliation", *context, *request, response,
                  directory::EndAffiliation);
  }

  grpc::Status RecordSuccession(grpc::ServerContext* context,
                                const v1::RecordSuccessionRequest* request,
                                v1::SuccessionEvent* response) override {
    return Answer("RecordSuccession", *context, *request, response,
                  directory::RecordSuccession);
  }

  grpc::Status RetractFact(grpc::ServerContext* context,
                           const v1::RetractFactRequest* request,
                           v1::RetractFactResponse* response) override {
    return Answer("RetractFact", *context, *request, response,
                  directory::RetractFact);
  }

  grpc::Status ListContradictions(
      grpc::ServerContext* context,
      const v1::ListContradictionsRequest* request,
      v1::ListContradictionsResponse* response) override {
    return Answer("ListContradictions", *context, *request, response,
                  directory::ListContradictions);
  }

  grpc::Status ListImports(grpc::ServerContext* context,
                           const v1::ListImportsRequest* request,
                           v1::ListImportsResponse* response) override {
    return Answer("ListImports", *context, *request, response,
                  directory::ListImports);
  }

 private:
  template <typename Request, typename Response>
  grpc::Status Answer(absl::string_view rpc,
                      const grpc::ServerContextBase& context,
                      const Request& request, Response* response,
                      absl::StatusOr<Response> (*handler)(const CallContext&,
                                                          const Request&,
                                                          const Environment&)) {
    return AnswerUnary(
        MethodName(rpc), context, request, response,
        [&](const CallContext& call) { return handler(call, request, env_); });
  }

  static std::string MethodName(absl::string_view rpc) {
    return absl::StrCat("/", v1::DirectoryService::service_full_name(), "/",
                        rpc);
  }

  const Environment env_;  // Refers to what main() owns.
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_SERVER_DIRECTORY_SERVICE_H_
