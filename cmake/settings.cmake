set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# moc 6.4 misreads the compiler's __cplusplus and then stumbles over <compare>; it needs none of the compiler's macros.
set(CMAKE_AUTOMOC_COMPILER_PREDEFINES OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
    # Precompiled headers and ccache agree only with these two.
    set(ENV{CCACHE_SLOPPINESS} pch_defines,time_macros)
    add_compile_options(-fpch-preprocess)
endif()
find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold)
endif()

# moc 6.4 cannot parse libstdc++'s <concepts> (which <compare> includes): it skips that header.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wno-missing-field-initializers)
add_compile_definitions(QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS)

if(OBSERVATORIO_SANITIZER STREQUAL "address")
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
elseif(OBSERVATORIO_SANITIZER STREQUAL "thread")
    add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
    add_link_options(-fsanitize=thread)
elseif(NOT OBSERVATORIO_SANITIZER STREQUAL "")
    message(FATAL_ERROR "OBSERVATORIO_SANITIZER is '${OBSERVATORIO_SANITIZER}'; use 'address', 'thread' or nothing")
endif()
