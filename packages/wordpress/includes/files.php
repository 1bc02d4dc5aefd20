<?php
/**
 * The files of the check, as the build has put them into this plugin.
 *
 * @package AI_Act_Check
 */

defined( 'ABSPATH' ) || exit;

/**
 * What manifest.json says of each file, by its plain name: 'file', 'integrity' and 'bytes'.
 *
 * @return array Empty if the plugin is not whole.
 */
function ai_act_check_manifest() {
	static $manifest = null;
	if ( null === $manifest ) {
		$path     = dirname( AI_ACT_CHECK_FILE ) . '/files/manifest.json';
		$manifest = is_readable( $path ) ? json_decode( file_get_contents( $path ), true ) : null; // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of this plugin, no address.
	}
	return is_array( $manifest ) && isset( $manifest['files'] ) ? $manifest : array( 'version' => '', 'files' => array() );
}

/**
 * The file of a plain name such as 'ai-act-check.js', or null.
 *
 * @param string $plain Its name without version and checksum.
 * @return array|null 'file', 'integrity', 'bytes', and 'url' and 'path'.
 */
function ai_act_check_file( $plain ) {
	$files = ai_act_check_manifest()['files'];
	if ( ! isset( $files[ $plain ] ) ) {
		return null;
	}
	$file         = $files[ $plain ];
	$file['url']  = plugins_url( 'files/' . $file['file'], AI_ACT_CHECK_FILE );
	$file['path'] = dirname( AI_ACT_CHECK_FILE ) . '/files/' . $file['file'];
	return $file;
}

/**
 * The languages whose files are there, by their codes.
 *
 * @return string[]
 */
function ai_act_check_languages() {
	$languages = array();
	foreach ( array_keys( ai_act_check_manifest()['files'] ) as $plain ) {
		if ( preg_match( '/^ai-act-check\.([a-z]{2,3})\.txt$/', $plain, $found ) ) {
			$languages[] = $found[1];
		}
	}
	return $languages;
}
