# Every package of the project, found once. Why each is here: ARCHITECTURE.md.
find_package(Threads REQUIRED)
find_package(Protobuf REQUIRED)
find_package(absl REQUIRED)
find_package(gRPC REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)

option(CUSTODIA_TESTS "Build the tests; off, no test package is needed" ON)
if(CUSTODIA_TESTS)
  find_package(GTest REQUIRED)
else()
  # Names only, so that the libraries of fakes and matchers still configure.
  foreach(library gtest gtest_main gmock gmock_main)
    add_library(GTest::${library} INTERFACE IMPORTED GLOBAL)
  endforeach()
endif()

# Debian ships these without CMake files.
function(custodia_find_plain target header library)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY ${library} REQUIRED)
  add_library(custodia::${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(custodia::${target} PROPERTIES
    IMPORTED_LOCATION ${${target}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${${target}_INCLUDE})
endfunction()
custodia_find_plain(sodium sodium.h sodium)
custodia_find_plain(libcsv csv.h csv)
custodia_find_plain(libhpdf hpdf.h hpdf)

# Makes these packages part of each program, of which each call is otherwise
# looked up in a table: an answer of the directory takes a sixth less.
option(CUSTODIA_STATIC_LIBRARIES
       "Link gRPC, Protocol Buffers, absl, SQLite and tcmalloc statically" OFF)
function(custodia_link_statically)
  get_directory_property(targets IMPORTED_TARGETS)
  list(FILTER targets INCLUDE REGEX "^(absl|gRPC|protobuf|SQLite)::")
  foreach(target ${targets})
    foreach(configuration "" _NONE _RELEASE)
      set(property IMPORTED_LOCATION${configuration})
      get_target_property(library ${target} ${property})
      string(REGEX REPLACE "\\.so[0-9.]*$" ".a" archive "${library}")
      if(EXISTS ${archive})
        set_target_properties(${target} PROPERTIES ${property} ${archive})
      endif()
    endforeach()
  endforeach()
endfunction()
if(CUSTODIA_STATIC_LIBRARIES)
  custodia_link_statically()
endif()

# Two trees of .proto files that Debian packages outside protoc's path.
find_path(GOOGLEAPIS_PROTOS google/rpc/status.proto
  PATHS /usr/share/gocode/src/github.com/gogo/googleapis REQUIRED NO_DEFAULT_PATH)
find_path(GRPC_PROTOS grpc/health/v1/health.proto
  PATHS /usr/share/grpc-proto REQUIRED NO_DEFAULT_PATH)
