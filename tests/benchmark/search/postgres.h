#ifndef CUSTODIA_TESTS_BENCHMARK_SEARCH_POSTGRES_H_
#define CUSTODIA_TESTS_BENCHMARK_SEARCH_POSTGRES_H_

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "tests/benchmark/search/questions.h"

namespace custodia::benchmark {

// The same people in PostgreSQL, searched with pg_trgm. Each kind of question
// has the statement that suits it best; who asks must know which kind it is.
// Ends the program, with PostgreSQL's message, where anything fails.
class Postgres {
 public:
  // `connection` is libpq's connection string of an empty database.
  explicit Postgres(const std::string& connection);

  // Stores the first `people`, and indexes them.
  void Load(int people);

  // Prepares the statements of Search(), once there are tables.
  void Prepare();

  // Returns the ids of the first page of the answer, best first.
  std::vector<std::string> Search(const Question& question, int page_size);

 private:
  struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Close>;

  Result Checked(PGresult* result, ExecStatusType wanted);
  void Execute(absl::string_view sql);
  void Copy(const std::string& table, const std::string& rows);

  std::unique_ptr<PGconn, Close> connection_;
};

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_SEARCH_POSTGRES_H_
