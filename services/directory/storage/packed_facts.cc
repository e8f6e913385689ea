#include "services/directory/storage/packed_facts.h"

#include <concepts>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

#include "absl/time/time.h"

namespace custodia::directory::sql {
namespace {

// Another number for every change of the fields below: what an older release
// packed is then packed anew by a migration.
constexpr char kPractitionerForm = 1;
constexpr char kOrganizationForm = 2;

// `T`, const or not: one list of fields serves to write and to read.
template <typename T, typename U>
concept Like = std::same_as<std::remove_const_t<T>, U>;

// Numbers are as short as they can be (seven bits to a byte, the lowest first),
// texts and lists have their size before them.
class Packer {
 public:
  explicit Packer(char form) : packed_(1, form) {}

  std::string Take() { return std::move(packed_); }

  template <typename... Fields>
  void operator()(const Fields&... fields) {
    (Put(fields), ...);
  }

 private:
  void PutNumber(uint64_t number) {
    for (; number >= 0x80; number >>= 7) {
      packed_ += static_cast<char>(number | 0x80);
    }
    packed_ += static_cast<char>(number);
  }
  void Put(const std::string& text) {
    PutNumber(text.size());
    packed_ += text;
  }
  void Put(bool value) { PutNumber(value ? 1 : 0); }
  template <typename T>
  requires std::is_enum_v<T>
  void Put(T value) { PutNumber(static_cast<uint64_t>(value)); }
  void Put(const PartialDate& date) {
    PutNumber((static_cast<uint64_t>(date.year) * 16 + date.month) * 32 +
              date.day);
  }
  void Put(absl::Time time) {
    PutNumber(static_cast<uint64_t>(absl::ToUnixMicros(time)));
  }
  template <typename T>
  void Put(const std::vector<T>& list) {
    PutNumber(list.size());
    for (const T& one : list) Put(one);
  }
  template <typename T>
  requires std::is_class_v<T>
  void Put(const T& value) { Fields(*this, value); }

  std::string packed_;
};

// Reads what Packer wrote. After a fault everything reads as empty.
class Unpacker {
 public:
  Unpacker(absl::string_view packed, char form) : rest_(packed) {
    fault_ = rest_.empty() || rest_.front() != form;
    if (!fault_) rest_.remove_prefix(1);
  }

  // Whether it was read without a fault to its very end.
  bool Complete() const { return !fault_ && rest_.empty(); }

  template <typename... Fields>
  void operator()(Fields&... fields) {
    (Get(fields), ...);
  }

 private:
  uint64_t Fault() {
    fault_ = true;
    rest_ = absl::string_view();
    return 0;
  }
  uint64_t Number() {
    if (!rest_.empty() && static_cast<uint8_t>(rest_.front()) < 0x80) {
      const auto number = static_cast<uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      return number;
    }
    uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) return Fault();
      const auto byte = static_cast<uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    return Fault();
  }
  // Each element takes a byte at least.
  size_t Size() {
    const uint64_t size = Number();
    return size <= rest_.size() ? size : Fault();
  }
  void Get(std::string& text) {
    const size_t size = Size();
    if (size == 0) return;  // As many are; it is empty.
    text.assign(rest_.data(), size);
    rest_.remove_prefix(size);
  }
  void Get(bool& value) { value = Number() != 0; }
  template <typename T>
  requires std::is_enum_v<T>
  void Get(T& value) { value = static_cast<T>(Number()); }
  void Get(PartialDate& date) {
    const uint64_t number = Number();
    date = {.year = static_cast<int>(number / 512),
            .month = static_cast<int>(number / 32 % 16),
            .day = static_cast<int>(number % 32)};
  }
  void Get(absl::Time& time) {
    time = absl::FromUnixMicros(static_cast<int64_t>(Number()));
  }
  template <typename T>
  void Get(std::vector<T>& list) {
    list.resize(Size());
    for (T& one : list) Get(one);
  }
  template <typename T>
  requires std::is_class_v<T>
  void Get(T& value) { Fields(*this, value); }

  absl::string_view rest_;
  bool fault_ = false;
};

template <typename Archive>
void Fields(Archive& archive, Like<Evidence> auto& one) {
  archive(one.fact, one.source, one.source_row, one.date, one.grade,
          one.verified_on, one.recorded_time);
}

template <typename Archive>
void Fields(Archive& archive, Like<Address> auto& one) {
  archive(one.lines, one.city, one.state, one.zip);
}

template <typename Archive>
void Fields(Archive& archive, Like<Identifier> auto& one) {
  archive(one.system, one.value);
}

template <typename Archive>
void Fields(Archive& archive, Like<ContactPoint> auto& one) {
  archive(one.kind, one.value, one.department, one.address, one.evidence);
}

template <typename Archive>
void Fields(Archive& archive, Like<Organization> auto& one) {
  archive(one.id, one.display_name, one.other_names, one.type, one.status,
          one.opened_on, one.closed_on, one.identifiers, one.address,
          one.county_fips, one.time_zone, one.contact_points, one.jurisdictions,
          one.professions, one.is_site, one.evidence, one.etag);
}

template <typename Archive>
void Fields(Archive& archive, Like<PersonName> auto& one) {
  archive(one.given, one.middle, one.family, one.suffix);
}

template <typename Archive>
void Fields(Archive& archive, Like<Practitioner> auto& one) {
  archive(one.id, one.npi, one.name, one.other_names, one.taxonomy_codes,
          one.status, one.death_date, one.city, one.state, one.evidence,
          one.etag);
}

template <typename Archive>
void Fields(Archive& archive, Like<Affiliation> auto& one) {
  archive(one.id, one.practitioner, one.organization, one.kind, one.start,
          one.end, one.department, one.evidence);
}

template <typename Archive>
void Fields(Archive& archive, Like<CustodyScope> auto& one) {
  archive(one.service_start, one.service_end, one.practitioners,
          one.patient_group);
}

template <typename Archive>
void Fields(Archive& archive, Like<SuccessionEvent> auto& one) {
  archive(one.id, one.from, one.to, one.kind, one.effective_date, one.scope,
          one.transfer_pending, one.note, one.evidence);
}

template <typename Archive>
void Fields(Archive& archive, Like<CustodyReport> auto& one) {
  archive(one.id, one.organization, one.practitioner, one.origin_organization,
          one.finding, one.to_organization, one.effective_date, one.scope,
          one.rule, one.reported_by, one.report_date, one.evidence);
}

template <typename Archive>
void Fields(Archive& archive, Like<PractitionerFacts> auto& one) {
  archive(one.practitioner, one.affiliations);
}

template <typename Archive>
void Fields(Archive& archive, Like<OrganizationFacts> auto& one) {
  using Node = std::conditional_t<
      std::is_const_v<std::remove_reference_t<decltype(one)>>,
      const Organization, Organization>;
  archive(static_cast<Node&>(one), one.successions, one.reports);
}

template <typename Facts>
std::string PackAs(char form, const Facts& facts) {
  Packer packer(form);
  Fields(packer, facts);
  return packer.Take();
}

// Returns whether `packed` was `facts`, which are to be empty before.
template <typename Facts>
bool UnpackInto(char form, absl::string_view packed, Facts& facts) {
  Unpacker unpacker(packed, form);
  Fields(unpacker, facts);
  return unpacker.Complete();
}

}  // namespace

std::string Pack(const PractitionerFacts& facts) {
  return PackAs(kPractitionerForm, facts);
}

std::string Pack(const OrganizationFacts& facts) {
  return PackAs(kOrganizationForm, facts);
}

std::optional<PractitionerFacts> UnpackPractitioner(absl::string_view packed) {
  std::optional<PractitionerFacts> facts(std::in_place);
  if (!UnpackInto(kPractitionerForm, packed, *facts)) return std::nullopt;
  return facts;
}

std::optional<Shared<OrganizationFacts>> UnpackOrganization(
    absl::string_view packed) {
  auto facts = std::make_shared<OrganizationFacts>();
  if (!UnpackInto(kOrganizationForm, packed, *facts)) return std::nullopt;
  return Shared<OrganizationFacts>(std::move(facts));
}

NodeName NodeOf(absl::string_view packed) {
  const bool organization =
      !packed.empty() && packed.front() == kOrganizationForm;
  NodeName name{organization ? Node::kOrganization : Node::kPractitioner, {}};
  Unpacker(packed,
           organization ? kOrganizationForm : kPractitionerForm)(name.id);
  return name;
}

uint64_t PackedForm() {
  return uint64_t{kPractitionerForm} << 8 | uint64_t{kOrganizationForm};
}

}  // namespace custodia::directory::sql
