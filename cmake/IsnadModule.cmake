# isnad_module(NAME [DEPENDS module...] [LINK target...])
#
# One folder of src/isnad is one module is one static library isnad_<NAME>. Sources are globbed, so a file cannot
# exist unbuilt: *.cc are the library, *_test.cc its tests. DEPENDS names modules declared above this one;
# anything else is refused here, at configure time. tools/check_layers.py compares the #includes with these edges.
set_property(GLOBAL PROPERTY ISNAD_MODULES "")

function(isnad_module NAME)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK" ${ARGN})
  get_property(declared GLOBAL PROPERTY ISNAD_MODULES)
  foreach(dep IN LISTS ARG_DEPENDS)
    if(NOT dep IN_LIST declared)
      message(FATAL_ERROR "module '${NAME}' depends on '${dep}', which is not declared above it")
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY ISNAD_MODULES ${NAME})

  set(dir ${CMAKE_CURRENT_SOURCE_DIR}/${NAME})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${dir}/*.cc ${dir}/*.S)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${dir}/*_test.cc)
  if(tests)
    list(REMOVE_ITEM sources ${tests})
  endif()

  if(sources)
    add_library(isnad_${NAME} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(isnad_${NAME} PRIVATE isnad_warnings)
  else()
    add_library(isnad_${NAME} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(isnad_${NAME} ${scope} ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM ARG_DEPENDS PREPEND isnad_)
  target_link_libraries(isnad_${NAME} ${scope} ${ARG_DEPENDS} ${ARG_LINK})

  if(ISNAD_TESTS AND tests)
    add_executable(${NAME}_test ${tests})
    target_link_libraries(${NAME}_test PRIVATE isnad_${NAME} isnad_warnings GTest::gtest_main GTest::gmock rapidcheck)
    target_compile_definitions(${NAME}_test PRIVATE ISNAD_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    gtest_discover_tests(${NAME}_test DISCOVERY_MODE PRE_TEST TEST_PREFIX ${NAME}.
                         TEST_FILTER -Postgres*)  # those need a server: src/isnad/CMakeLists.txt
  endif()
endfunction()
