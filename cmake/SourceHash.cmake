# source_hash(TARGET NAME MODULE|FILE...): builds `extern const char* const NAME` into TARGET (isnad/store/source_hash.h):
# a SHA-256 over the sources of these folders and files of src/isnad, taken anew whenever one of them changes. Tests do
# not count.
function(source_hash TARGET NAME)
  set(files "")
  foreach(part IN LISTS ARGN)
    if(IS_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/${part})
      file(GLOB_RECURSE found RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${part}/*.h
           ${CMAKE_CURRENT_SOURCE_DIR}/${part}/*.cc)
      list(FILTER found EXCLUDE REGEX "_test\\.cc$")
      list(APPEND files ${found})
    else()
      list(APPEND files ${part})
    endif()
  endforeach()
  list(SORT files COMPARE STRING)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/source_hash/${NAME}.cc)
  set(listing ${CMAKE_CURRENT_BINARY_DIR}/source_hash/${NAME}.txt)
  list(JOIN files "\n" lines)
  file(CONFIGURE OUTPUT ${listing} CONTENT "${lines}\n" @ONLY)
  list(TRANSFORM files PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DLISTING=${listing} -DROOT=${CMAKE_CURRENT_SOURCE_DIR} -DNAME=${NAME} -DOUTPUT=${output}
            -P ${PROJECT_SOURCE_DIR}/cmake/WriteSourceHash.cmake
    DEPENDS ${paths} ${listing} ${PROJECT_SOURCE_DIR}/cmake/WriteSourceHash.cmake VERBATIM)
  target_sources(${TARGET} PRIVATE ${output})
endfunction()
