#include "services/directory/handlers/list_imports.h"

#include <vector>

#include "common/status_macros.h"
#include "common/wire/timestamp.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/paging.h"
#include "services/directory/wire/names.h"

namespace custodia::directory {
namespace {

v1::Import MakeImport(const Import& import) {
  v1::Import proto;
  proto.set_name(wire::ImportName(import.id));
  proto.set_file(import.file);
  proto.set_digest(import.digest);
  *proto.mutable_create_time() = custodia::wire::ToProto(import.create_time);
  proto.set_rows_taken(import.rows_taken);
  proto.set_rows_refused(import.rows_refused);
  return proto;
}

}  // namespace

absl::StatusOr<v1::ListImportsResponse> ListImports(
    const CallContext& /*call*/, const v1::ListImportsRequest& request,
    const Environment& env) {
  CUSTODIA_ASSIGN_OR_RETURN(
      const Page page,
      ParsePage(request.page_size(), request.page_token(), "imports"));
  CUSTODIA_ASSIGN_OR_RETURN(
      std::vector<Import> imports,
      ReadOne<std::vector<Import>>(env.store, {}, [&](DirectorySnapshot& s) {
        return s.ListImports(WithOneMore(page));
      }));
  v1::ListImportsResponse response;
  if (DropOneMore(page, imports)) {
    response.set_next_page_token(NextPageToken(imports.back().id, "imports"));
  }
  for (const Import& import : imports) {
    *response.add_imports() = MakeImport(import);
  }
  return response;
}

}  // namespace custodia::directory
