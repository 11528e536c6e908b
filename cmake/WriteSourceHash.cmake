# cmake -DLISTING=FILE -DROOT=DIR -DNAME=kName -DOUTPUT=FILE -P WriteSourceHash.cmake: see SourceHash.cmake.
file(STRINGS ${LISTING} files)
set(all "")
foreach(file IN LISTS files)
  file(SHA256 ${ROOT}/${file} hash)
  string(APPEND all "${file} ${hash}\n")
endforeach()
string(SHA256 hash "${all}")
file(WRITE ${OUTPUT} "#include \"isnad/store/source_hash.h\"\nnamespace isnad {\nconst char* const ${NAME} = \"${hash}\";\n}  // namespace isnad\n")
