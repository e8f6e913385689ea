# cmake -DFILES=A|B|... -DOUTPUT=... -P embed.cmake
# Writes a source file that defines ShippedFiles() (loader.h): FILES by name.
string(REPLACE "|" ";" files "${FILES}")
list(SORT files)
set(code [[
// Made by embed.cmake.
#include "services/request/rules/loader.h"

namespace custodia::request::rules {

const std::vector<RuleFile>& ShippedFiles() {
  static const auto& files = *new std::vector<RuleFile>{
]])
foreach(file ${files})
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(APPEND code "      {\"${name}\", R\"rules(${text})rules\"},\n")
endforeach()
string(APPEND code "  };\n  return files;\n}\n\n}  // namespace custodia::request::rules\n")
file(WRITE ${OUTPUT} "${code}")
